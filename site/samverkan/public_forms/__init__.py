"""What guards forms that anybody can post: no cookie, no session, no CAPTCHA, nothing dropped."""
