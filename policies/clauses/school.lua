-- clauses/school.lua - the register of the school base: what the schools say alike, in our own words.
--
-- These sentences have no numbers, because no single source holds them. A school whose text says the
-- same cites its own clause instead; where its text is silent, a decision shows `school:...`, and that
-- is how the reader sees that the rule was inherited.
return {
  channels = {
    kind = "rule",
    zh = "投诉可以通过电话、来访或来信提出。",
    en = "A complaint may be made by telephone, by visit or by letter.",
  },
  particulars = {
    kind = "rule",
    zh = "记录投诉人、联系电话、被投诉的部门或个人以及投诉事由；投诉人、电话、被投诉人不知道的，如实记为不详。",
    en = "Who complains, their telephone, the department or person complained of and the matter are "
      .. "recorded; what is not known of who complains and of whom is recorded as unknown.",
  },
  forms = {
    kind = "rule",
    zh = "投诉受理记录表由受理人按规定或视情况填写。",
    en = "The acceptance record form is filled in where required, else as the receiver judges.",
  },
  kinds = {
    kind = "duty",
    zh = "投诉、建议和咨询一律受理，详细记录并及时安排处理。",
    en = "Complaints, suggestions and enquiries are all taken, recorded in detail and promptly arranged "
      .. "for handling.",
  },
  file = {
    kind = "duty",
    zh = "受理投诉并建立档案。",
    en = "The complaint is accepted and a file is opened.",
  },
  leaders = {
    kind = "duty",
    zh = "处理之中有相关领导参与。",
    en = "The leaders concerned take part in the handling.",
  },
  reply = {
    kind = "duty",
    zh = "先以电话作初步答复，处理的情况和经过也以电话告知。",
    en = "A preliminary reply is given by telephone; how the matter is being handled is told by "
      .. "telephone as well.",
  },
  investigate = {
    kind = "duty",
    zh = "每一件投诉不论大小都要会同有关部门及时调查。",
    en = "Every complaint, however small, is promptly investigated with the departments concerned.",
  },
  both_heard = {
    kind = "rule",
    zh = "认定之前听取双方的意见。",
    en = "Both sides are heard before anything is found.",
  },
  cause = {
    kind = "duty",
    zh = "能当场解决的当场解决；不能的，查明原因并向投诉人解释清楚。",
    en = "What can be settled at once is; otherwise the cause is found and explained to the complainant.",
  },
  result = {
    kind = "duty",
    zh = "调查结果以书面形式送领导。",
    en = "The result of the investigation goes to the leaders in writing.",
  },
  opinion = {
    kind = "duty",
    zh = "由学校规定的机构作出处理意见。",
    en = "The body that the school names makes the handling opinion.",
  },
  tell = {
    kind = "duty",
    zh = "结果及时以电话告知投诉人，直到问题解决。",
    en = "The complainant is promptly told the result by telephone, until the matter is resolved.",
  },
  fault = {
    kind = "duty",
    zh = "教职工确有过错的，要道歉、纠正，并采取措施防止再犯。",
    en = "Where staff were really at fault: apologise, correct, and take measures against recurrence.",
  },
  sanction = {
    kind = "rule",
    zh = "处分须以查实和书面结果为前提，由校委会按情节轻重决定。",
    en = "A sanction presupposes a matter found true and a written result; the school committee decides "
      .. "it by gravity.",
  },
  rest = {
    kind = "rule",
    zh = "每一件都要落实，每一件都要有结果。",
    en = "Every case comes to rest and every matter has a result.",
  },
  record = {
    kind = "rule",
    zh = "记录必须真实，不得涂改、撕毁或伪造。",
    en = "Records are truthful; none is altered, torn up or faked.",
  },
  recusal = {
    kind = "rule",
    zh = "与投诉有关的本人不得经手该投诉。",
    en = "Nobody handles a complaint that concerns themselves.",
  },
  silence = {
    kind = "rule",
    zh = "没有投诉既可能表示满意，也可能表示失望；报告不得把它当作成绩或失败。",
    en = "No complaints may mean satisfaction or lost hope; a report shows it as neither success nor "
      .. "failure.",
  },
  manner = {
    kind = "conduct",
    advisory = {
      zh = "态度由人把握，软件看不见",
      en = "manner is between people; software cannot see it",
    },
    zh = "真诚、务实、体谅、中立；耐心倾听，不与家长学生争吵。",
    en = "Be sincere, practical, understanding and neutral; listen patiently and never quarrel.",
  },
}
