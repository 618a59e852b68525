-- clauses/hospital_registration.lua - 医疗投诉登记处理程序: its register, clause by clause, in our own words.
return {
  ["1"] = {
    kind = "rule",
    zh = "医疗投诉由医疗纠纷处理办公室受理。",
    en = "Medical complaints are received by the medical dispute office.",
  },
  ["2"] = {
    kind = "duty",
    zh = "记录投诉的情况、意见和建议，并告知答复时间。",
    en = "The matter, opinions and suggestions are recorded, and the time of the answer is told.",
  },
  ["3"] = {
    kind = "duty",
    zh = "记录转交科室讨论，由科主任写出定性结果，2日内交回医务科。",
    en = "The record goes to the department for discussion; its director writes a qualitative result, back "
      .. "to medical affairs within 2 days.",
  },
  ["4"] = {
    kind = "duty",
    zh = "医院指派人员调查，结果交院领导讨论，提出定性结论和整改意见。",
    en = "The hospital appoints people to investigate; the result goes to the leaders for discussion; a "
      .. "qualitative conclusion and a rectification opinion are put forward.",
  },
  ["5"] = {
    kind = "duty",
    zh = "办公室在一周内把处理意见告知患者或家属；不同意的，同时告知其他解决途径。",
    en = "The office tells patient or family the handling opinion within a week; if they disagree, the "
      .. "other ways are told at the same time.",
  },
  ["6"] = {
    kind = "duty",
    zh = "整改和处理结果反馈给科室和当事人。",
    en = "Rectification and result go back to the department and the person concerned.",
  },
}
