"""What letters and toezeggingen refer to in the House: debates, committees, ministries, people, recesses."""

from parliament.models.committee import Committee
from parliament.models.debate import Debate, FormerDebateNumber
from parliament.models.former import Former
from parliament.models.ministry import Ministry, MinistryPeriod
from parliament.models.people import Member, Minister, Party, Post, Tenure
from parliament.models.recess import Recess
from parliament.models.series import NumberSeries

__all__ = [
    "Committee",
    "Debate",
    "Former",
    "FormerDebateNumber",
    "Member",
    "Minister",
    "Ministry",
    "MinistryPeriod",
    "NumberSeries",
    "Party",
    "Post",
    "Recess",
    "Tenure",
]
