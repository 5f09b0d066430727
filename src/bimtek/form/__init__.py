"""How an exercise is asked: the form (static/form.js, static/form.css) and its protocol (service)."""
