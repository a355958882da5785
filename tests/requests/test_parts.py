"""Lettered parts go on with the verb of their paragraph and ask those whom it asks."""

from tests.requests.specimens import GA, SC, shorts

SG = "Secretary-General"


def test_parts_take_verb_and_addressee_from_their_chapeau() -> None:
    assert shorts(
        GA, "Requests the Secretary-General:", a="To mend the piers;", b="To report thereon to the General Assembly;"
    ) == [f"{SG} | report | General Assembly"]


def test_parts_may_begin_with_the_bare_verb() -> None:
    assert shorts(
        SC, "Directs the Monitoring Team to:", a="Report to the Council by 1 May 2022;", b="Count the buoys;"
    ) == ["Monitoring Team | report | Security Council | 2022-05-01"]


def test_parts_may_name_those_asked() -> None:
    parts = {
        "a": "The Secretary-General to submit a report on piers to the General Assembly;",
        "b": "States to mend piers;",
    }
    assert shorts(GA, "Requests:", **parts) == [f"{SG} | report | General Assembly"]


def test_parts_may_name_documents_that_the_chapeau_announced() -> None:
    parts = {"a": "a written update on piers by 1 May 2022;", "b": "a final report by 1 September 2022;"}
    assert shorts(SC, "Requests the following reports from the Secretary-General:", **parts) == [
        f"{SG} | information | - | 2022-05-01",
        f"{SG} | report | - | 2022-09-01",
    ]


def test_parts_that_say_what_a_report_is_about_are_no_requests() -> None:
    chapeau = "Requests the Secretary-General to submit to the Assembly at its eightieth session a report containing:"
    assert shorts(GA, chapeau, a="Information on piers;", b="A summary of storms;") == [
        f"{SG} | report | General Assembly | 80"
    ]


def test_a_part_with_a_verb_of_its_own_stands_alone() -> None:
    assert shorts(
        GA,
        "Decides to continue the programme of lamps, and to this end:",
        a="Requests the Board to report to it annually;",
    ) == ["Board | report | General Assembly | annual"]
