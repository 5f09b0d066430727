"""The exercises of the course, one module each; `bimtek.curriculum.exercises()` finds them."""
