"""What is filled in about the school itself: the name of a team, the names and signs of the school."""

from django import forms

from thidua.people.forms.fields import words


class TeamForm(forms.Form):
    name = words("Tên tổ", 80, required=True, help_text="Như trên quyết định thành lập tổ: Tổ Toán – Tin.")


class SchoolForm(forms.Form):
    """What papers carry of the school. Its code and level are known to others and are not asked."""

    name = words("Tên đầy đủ", 160, required=True, help_text="Như ghi trên quyết định: Trường THCS Hoa Sen.")
    short_name = words("Tên gọi ngắn", 80, required=True, help_text="Hiện ở góc trên mỗi trang.")
    symbol = words(
        "Ký hiệu văn bản", 30, required=True, help_text="Phần sau số: 05/TTr-THCSHS thì ghi THCSHS."
    )
    place = words("Địa danh", 80, required=True, help_text="Chữ đứng trước ngày, tháng trên văn bản.")

    def changes(self) -> dict[str, str]:
        """What is not as it was."""
        return {name: self.cleaned_data[name] for name in self.changed_data}
