"""How an exercise is asked: the form (static/form.js with its modules, static/form.css) and its protocol (service)."""
