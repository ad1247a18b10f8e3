"""How forms look: labels, hints, errors that are linked, optional fields, character counts."""

from django import forms


class Letter(forms.Form):
    """One field of each kind that the templates treat differently."""

    subject = forms.CharField(label="标题", max_length=50, help_text="一句话")
    body = forms.CharField(label="内容", max_length=1000, widget=forms.Textarea)
    kind = forms.ChoiceField(label="类型", choices=[("a", "咨询"), ("b", "建议")], widget=forms.RadioSelect)
    phone = forms.CharField(label="手机号", required=False)
    public = forms.BooleanField(label="同意公开", required=False)
    key = forms.CharField(widget=forms.HiddenInput)


def test_error_summary_links_to_each_wrong_field():
    html = str(Letter({"subject": "<b>", "kind": "x", "key": "k"}))

    assert 'class="error-summary" role="alert" tabindex="-1" autofocus' in html
    assert '<a href="#id_body">内容</a>：请填写这一项。' in html
    assert '<a href="#id_kind">类型</a>' in html
    assert 'id="id_kind"' in html
    assert '<a href="#id_subject">' not in html


def test_wrong_field_is_marked_and_tells_why():
    html = str(Letter({"kind": "a", "key": "k"}))

    assert 'aria-invalid="true"' in html
    assert 'id="id_body_error"' in html
    assert 'aria-describedby="id_body_error"' in html


def test_error_of_a_hidden_field_is_not_swallowed():
    html = str(Letter({"subject": "标题标题", "body": "内容", "kind": "a"}))

    assert "error-summary" in html
    assert "key) 请填写这一项。" in html


def test_fresh_form_has_labels_hints_and_no_summary():
    html = str(Letter())

    assert "error-summary" not in html
    assert '<label for="id_subject">标题</label>' in html
    assert 'id="id_subject_helptext">一句话' in html
    assert "<legend>类型</legend>" in html


def test_only_optional_fields_say_so():
    html = str(Letter())

    assert html.count("（选填）") == 1
    assert '手机号<span class="optional">（选填）' in html


def test_long_texts_show_how_much_is_possible_without_javascript():
    html = str(Letter())

    assert 'data-count="id_body" data-most="1000">最多 1000 字' in html
    assert html.count("data-count") == 1
