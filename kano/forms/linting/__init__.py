"""What is wrong with a questionnaire, found before anybody is asked."""
