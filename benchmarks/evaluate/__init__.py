"""How well mail is read, on labelled corpora: a module a group of sets, each set a generator of cases."""
