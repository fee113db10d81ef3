def test_home_page_answers_at_the_root(client, home):
    response = client.get("/")
    assert response.status_code == 200
    assert home.title in response.content.decode()
