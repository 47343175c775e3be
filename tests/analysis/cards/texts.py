"""Short texts of our own for the card tests."""

from __future__ import annotations

BRIDGE = """The Harrow Bridge

In 1911, the engineer Clara Whitfield founded the Harrow Bridge Company in Leeds. Whitfield studied mechanics at \
the University of Manchester and moved to Norway in 1919. The Harrow Bridge Company built 14 steel bridges in \
Norway between the wars. Oskar Lindqvist designed the longest of its bridges in 1926. Oskar Lindqvist was a \
Swedish architect who admired plain stone towers. In 1934, Clara Whitfield sold the Harrow Bridge Company to the \
Bergen Steel Union for $2 million.

“A bridge is a promise that two towns make to each other every single morning,” said Oskar Lindqvist at the \
opening.

The Bergen Steel Union opened a shipyard in Denmark on 4 May 1938. Martin Holloway became director of the Bergen \
Steel Union in 1951. Clara Whitfield died in London in 1963, and Martin Holloway wrote a book about Oskar \
Lindqvist in 1970.
"""

CELLS = """How plants make sugar

Chloroplasts contain a green pigment that absorbs red and blue light from the sun. Photosynthesis is the process \
by which green plants turn sunlight, water and air into sugar. A stoma is a tiny opening in the surface of a \
leaf that lets gases pass in and out. Guard cells open and close each stoma when the leaf gains or loses water. \
Chloroplasts are found in most cells of a green leaf. The fluid inside a chloroplast is called stroma. \
Transpiration refers to the loss of water vapour through the openings of a leaf. Transpiration cools the leaf \
and pulls water upwards from the roots. A stoma closes at night in most plants of cool regions.
"""

TRAPS = """Odd news

It came amid protests at the airport. The directive, issued on Monday, marked a change. Days later, she said so. \
“We are sure.” to deal with, I think, “Harper told the paper. Harper 30 said Anniversary of the union. And then \
he left. Figure 2 shows the growth of Oslo in 1990. Some members returned to Oslo. Most of them did so. However, \
another man agreed. Even though the mayor of Oslo resigned in 1999.
"""
