-- readings/jinzhuan.lua - how 金砖实验学校's text is read where it can be read in more than one way.
--
-- What boxing's readings say of a sentence that both schools have, or that is inherited, is only tied
-- to its clauses here. Gone are those of offences and sanctions that this text does not name. R12, R44
-- and R57 can be chosen otherwise, and so can R3 and R4, which are inherited with the seven days.
local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  -- who, and what is inherited
  R27 = {
    cites = {
      "3.0", "3.1", "3.2", "3.3", "3.4",
      "boxing:5.0", "boxing:5.6", "boxing:6.0", "boxing:7.4",
    },
  },
  R35 = reading({ "3.0", "3.2", "3.3", "3.4" }, "principal_office_unless_named",
    "本文没有写明专门部门是哪个部门；学校没有另行指定的，沿用校长办公室。指定其他部门的，改写角色 principal_office 的名称和部门。",
    "The text does not say which office the specialised department is; until the school names one, it is "
      .. "the principal's office, inherited. A school names another by giving the role "
      .. "`principal_office` its label and its department."),
  R57 = {
    cites = { "3.1", "3.2", "3.3", "3.4", "4.0", "boxing:5.4", "boxing:6.0" }, choice = "none",
    zh = "处理程序、7.1至7.3和七个工作日沿用博兴的规定，并标明出处；学校自行规定处分（并选“declared”）之前，不得给予任何处分，"
      .. "也无须对处分作出决定。",
    en = "The process, 7.1 to 7.3 and the seven working days are inherited and marked so; until the school "
      .. "declares sanctions (and chooses `declared`) none is open, and no decision on them is owed.",
  },
  R26 = reading("date", "date_of_the_document",
    "没有写明施行日期，以落款日期为准。",
    "No commencement is stated: it is in force from the date of the document."),

  -- 3 the forms
  R11 = {
    cites = {
      "3.1", "3.2", "3.3", "3.4", "boxing:5.1", "boxing:5.3", "boxing:5.4", "boxing:5.6", "boxing:7.2",
      "boxing:7.3", "boxing:7.4",
    },
  },
  R12 = { cites = "3.4" },
  R60 = { cites = { "3.1", "3.3", "3.4" } },
  R61 = { cites = { "3.1", "3.2", "3.3", "3.4" } },

  -- 4 what may be complained of
  R43 = reading("4.0", "listed_offences_are_not_gated",
    "“在履行职责过程中”不限定列明的各项；只受其限定的“其他行为”一项，本文没有。",
    "“In performing duties” is no condition of the offences that are listed; the clause on other "
      .. "behaviour, of which alone it is one, is not in this text."),
  R44 = { cites = "4.3.1" },
  R45 = remove,
  R46 = remove,
  R47 = remove,
  R48 = remove,
  R49 = remove,
  R50 = { cites = "4.0" },

  -- sanctions: there are none, and what the school declares rests on its own rules
  R51 = reading("boxing:6.0", "article_cited",
    "处分一旦由学校规定，每次都要引用本校所依据的条文；否则只有道歉、纠正和措施。",
    "Once the school declares sanctions, each cites the article of its own rules; otherwise there are "
      .. "apology, correction and measure."),
  R52 = { cites = "boxing:6.0" },
  R53 = { cites = "boxing:6.0" },
  R54 = remove,

  R76 = { cites = "2.2" },
}
