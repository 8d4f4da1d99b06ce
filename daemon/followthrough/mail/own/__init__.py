"""What the user's own mails say: promises, questions, manners; words to the program; what a first mail lacks."""
