"""Types of the rules' data: every constant has its name here and its value in ``assets/rules``."""
