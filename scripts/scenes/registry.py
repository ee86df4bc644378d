"""What a scene is: a function that plays one page of the staff guide, and the names of the pictures it takes."""

BLOCK = (40, 22)  # CSS pixels around blocks: room for the round plus at their left
NONE = (0, 0)
TALL = 6000  # of a window in which even a long form needs no scrolling, so that nothing sticks to its edges
TITLE = "Bring a list of your medicines"
REASON = "Our list of what to bring has changed."


def scene(*pictures: str):
    def register(play):
        play.pictures = pictures
        return play

    return register
