from django.db import models

from articles.full_text import FullText


class SearchEntry(models.Model):
    """What can be found of an edition that is or will be live. It follows from the edition's document (`articles.search.index`).

    The fields of the index hold stems with spaces between them, each once.
    """

    edition = models.OneToOneField("articles.Edition", models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField()
    message = models.TextField()
    headings = models.TextField()
    body = models.TextField()
    words = models.TextField()  # as written, for the vocabulary
    passages = models.JSONField(default=list)  # what extracts are taken from
    names = models.JSONField(default=list)  # of each glossary term that it uses
    topics = models.JSONField(default=list)  # slugs
    release = models.CharField(max_length=16, db_index=True)  # of the code that made it

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            FullText(name="articles_searchindex", key="edition", fields=("title", "message", "headings", "body")),
        ]

    def __str__(self):
        return f"What can be found of {self.edition}"


class SearchWord(models.Model):
    """A word of a language's vocabulary, and in how many entries it stands."""

    word = models.CharField(max_length=40)
    language = models.CharField(max_length=5, default="en")
    stem = models.CharField(max_length=40, db_index=True)
    uses = models.IntegerField()

    class Meta:
        ordering = ["word"]
        constraints = [models.UniqueConstraint(fields=["word", "language"], name="search_word_is_one_in_a_language")]

    def __str__(self):
        return self.word


class SearchNear(models.Model):
    """A way to a word from a misspelling of it (`articles.search.misspellings.keys`)."""

    key = models.CharField(max_length=7)
    word = models.ForeignKey(SearchWord, models.CASCADE, related_name="nears")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="search_near_is_there_once")]

    def __str__(self):
        return f"{self.key} → {self.word}"


class MissedSearch(models.Model):
    """Words that somebody searched for and nothing was found (`articles.search.missed`). No person, no address, no time of day."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.CharField("searched for", max_length=200, blank=True)
    days = models.PositiveSmallIntegerField("on how many days")
    last_on = models.DateField("last on")

    class Meta:
        ordering = ["-days", "-last_on", "pk"]
        verbose_name = "search without result"
        verbose_name_plural = "searches without result"

    def __str__(self):
        return self.text or "(words not kept)"
