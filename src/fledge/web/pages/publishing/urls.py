"""Addresses."""

from django.urls import path

from fledge.web.pages.publishing import views

_HERE = "roles/<int:pk>/<int:number>/"

urlpatterns = [
    path(f"{_HERE}publishing/", views.publishing, name="publishing"),
    path(f"{_HERE}publishing/publish/", views.publish, name="publish"),
    path(f"{_HERE}publishing/withdraw/", views.withdraw, name="unpublish"),
    path(f"{_HERE}publishing/links/", views.share, name="share-new"),
    path(f"{_HERE}publishing/links/csv/", views.links_table, name="shares-csv"),
    path(f"{_HERE}publishing/links/<int:link>/withdraw/", views.withdraw_link, name="share-withdraw"),
    path(f"{_HERE}files/<str:kind>/", views.posting_file, name="posting-file"),
    path(f"{_HERE}audit/<str:kind>/", views.audit_file, name="audit-file"),
    path(f"{_HERE}fill-in/", views.fill_in, name="fill-in"),
]
