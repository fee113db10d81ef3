"""Events that organisers outside the administration propose: a form, a draft, a decision."""
