"""A made-up school: no number of it can be real, and nobody in it has a name."""

from datetime import date

from model.school import Helpline, Person, Programme, School

HELPLINE = "000 000"
SCHOOL = School(
    people=(
        Person(
            role={"en": "School counsellor", "bg": "Педагогически съветник", "tr": "Okul rehber öğretmeni"},
            where={"en": "Room 12", "bg": "Стая 12", "tr": "12 numaralı oda"},
            when={"": "9–15"},
        ),
        Person(role={"bg": "Координатор на програмата"}),
    ),
    helplines=(
        Helpline(
            name={
                "en": "Helpline of our city",
                "bg": "Денонощна консултационна телефонна линия за непълнолетни",
                "tr": "Şehrimizdeki gençlerin psikososyal danışmanlık hattı",
            },
            number=HELPLINE,
            hours={"en": "every day", "bg": "всеки ден", "tr": "her gün"},
            who={"en": "trained volunteers", "bg": "обучени доброволци", "tr": "eğitimli gönüllüler"},
            checked=date(2026, 2, 28),
            line=12,
        ),
        Helpline(name={"bg": "Линия на български"}, number="000 111", languages=frozenset({"bg"}), line=20),
    ),
    emergency={"": "000"},
    programme=Programme(minutes=60, times_a_week=2, months=6),
)
