"""Rules of diplomacy and of home politics: treaties, wars, peace, will, minor powers."""
