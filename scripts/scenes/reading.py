"""Read by visitors: the pictures of README.md."""

from scripts.scenes.registry import scene


@scene("article", "article-phone-dark")
def reading(stage):
    path = "/articles/how-ketamine-may-help-with-depression/"
    page = stage.open(width=1280, height=1230, scale=1)
    page.goto(path)
    stage.take("article", page)
    phone = stage.open(width=390, height=844, scale=1.5, color_scheme="dark", has_touch=True, is_mobile=True)
    phone.goto(path)
    phone.locator("main .analogy").first.evaluate("element => element.scrollIntoView()")
    stage.take("article-phone-dark", phone)
