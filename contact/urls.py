from django.urls import path

from contact.views import contact, thanks

urlpatterns = [
    path("contact/", contact, name="contact"),
    path("contact/thanks/", thanks, name="contact-thanks"),
]
