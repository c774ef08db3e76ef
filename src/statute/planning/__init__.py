"""Plans ahead: tries years to come against `assess` until an award is reached, then asks for no more than it takes.

No rule of any award is known here. `start` what is given, `years` what one may do in a year, `asking` the
answers kept, `running` one future lived through, `shortest` the first year of reaching it, `lighten` the
least it takes, `deeds` that in words, `breaks` what goes wrong, `keeping` what must not be used elsewhere, `plain`
the way of which nothing has to be asked.
"""
