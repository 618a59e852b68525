-- clauses/hospital_management.lua - 医院投诉处理管理制度: its register, clause by clause, in our own words.
return {
  ["1"] = {
    kind = "duty",
    zh = "设专门部门受理患者投诉，有工作规范和记录文件；反映的问题及时通知有关科室；重大事件的投诉信息迅速报告院领导。",
    en = "A dedicated department receives patients' complaints, with working norms and records; the "
      .. "departments concerned are promptly notified of the problems; information on complaints about "
      .. "major events is quickly reported to the hospital's leaders.",
  },
  ["2"] = {
    kind = "duty",
    advisory = {
      zh = "流程是否合适由医院判断；软件只记录已经建立",
      en = "whether the process suits is for the hospital to judge; recorded is that there is one",
    },
    zh = "公布投诉电话和信箱，有合适的投诉处理流程。",
    en = "The complaint telephone and letter box are published, and there is a suitable process.",
  },
  ["3"] = {
    kind = "duty",
    zh = "一般事项通常在一周内答复；情况复杂、需要更多时间调查的，事先告知投诉人。",
    en = "Ordinary matters are normally answered within a week; if complexity needs more time to "
      .. "investigate, the complainant is told beforehand.",
  },
  ["4"] = {
    kind = "duty",
    zh = "处理意见和整改意见及时反馈给科室，并有落实情况。",
    en = "Handling and rectification opinions are promptly fed back to the department, with their "
      .. "implementation.",
  },
  ["5"] = {
    kind = "duty",
    advisory = {
      zh = "是否真的不再发生，一个案件里看不见",
      en = "whether it really does not happen again cannot be seen in a record",
    },
    zh = "定期分析投诉，在机制、制度、流程层面采取措施，防止再次发生。",
    en = "Complaints are analysed periodically; measures are taken at the level of mechanism, system and "
      .. "procedure, and recurrence is prevented.",
  },
  ["6"] = {
    kind = "conduct",
    advisory = {
      zh = "怎样说话由人把握，软件看不见",
      en = "how people speak with each other; software cannot see it",
    },
    zh = "建立医患沟通制度，规范沟通的内容和形式，用通俗易懂的语言。",
    en = "Build a system of doctor-patient communication, regulate its content and form, and use plain "
      .. "words.",
  },
}
