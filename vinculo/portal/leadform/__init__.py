"""
The form of the house for strangers: the only pages beside the door that anybody may open.

They lie under /form/, apart from the portal: nobody is signed in there, no cookie is set and no session begun. So there
is nothing a forged request could ride on; a signed note in the form, older than three seconds and younger than a day,
takes the place of the token that other forms carry.
"""
