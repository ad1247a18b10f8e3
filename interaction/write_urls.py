"""Addresses of the way in: which door, the forms of letters with their receipts and files, letters at the counter."""

from django.urls import path, re_path

from interaction.views import start, uploads, write

LETTERS = ("enquiry", "mailbox", "complaint", "suggestion", "correction")

urlpatterns = [
    path("start/", start.start, name="start"),
    path("uploads/", uploads.upload, name="upload"),
    path("uploads/<int:pk>/", uploads.one_file, name="upload_file"),
    path("write/look/", write.looked_up, name="write_look"),
    re_path(r"^receipts/(?P<number>LS-\d{4}-\d{6,9})/qr\.svg$", write.receipt_qr, name="receipt_qr"),
    path("desk/new/", write.desk_new, name="desk_new"),
    path("desk/new/<slug:channel>/", write.desk_new_in, name="desk_new_in"),
    path("desk/new/<slug:channel>/receipt/", write.desk_new_receipt, name="desk_new_receipt"),
]
for key in LETTERS:
    urlpatterns += [
        path(f"{key}/new/", write.write, {"channel": key}, name=f"{key}_new"),
        path(f"{key}/receipt/", write.receipt, {"channel": key}, name=f"{key}_receipt"),
    ]
