"""A list becomes an envelope: names end here, codes and facts leave, encrypted to one recipient.

`keys` and `sharing` hold the project key and who may read what, `home` an agency's own folder,
`pseudonyms` the record each row becomes, `codes` what is linked, `facts` what is analysed, and
`envelope` the file that travels. Nothing here reads the environment or the clock, or draws a random
number of its own: folders and randomness are arguments. (age draws the keys of a ciphertext itself.)
"""
