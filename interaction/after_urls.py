"""Addresses of what stays of an interview: big screen, transcript, statistics, exports."""

from django.urls import path

from interaction.views import answers, exports, screen, statistics, transcript

urlpatterns = [
    path("interview/<int:pk>/screen/", screen.screen, name="screen"),
    path("interview/<int:pk>/transcript/", transcript.page, name="transcript"),
    path("interview/<int:pk>/transcript.docx", transcript.word, name="transcript_word"),
    path("interview/<int:pk>/answers/<int:question>/", answers.answer, name="answer"),
    path("interview/<int:pk>/record/", transcript.record, name="record"),
    path("interview/<int:pk>/record.jsonl", transcript.record_file, name="record_file"),
    path("interview/<int:pk>/statistics/", statistics.page, name="interview_statistics"),
    path("interview/<int:pk>/questions.csv", exports.public_table, name="questions_table"),
    path("interview/<int:pk>/questions.json", exports.public_data, name="questions_data"),
    path("interview/<int:pk>/all-questions.csv", exports.all_table, name="all_questions_table"),
    path("interview/<int:pk>/all-questions.json", exports.all_data, name="all_questions_data"),
]
