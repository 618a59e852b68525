-- clauses/hospital_general.lua - 医院投诉处理总则: its register, clause by clause, in our own words.
return {
  ["1"] = {
    kind = "duty",
    zh = "医疗纠纷处理办公室受理、登记投诉，并告知答复时间（一般在一周内）；随后向科室责任人了解情况，由其写出书面说明"
      .. "（一般在2日内）；医务科组织讨论；由办公室答复投诉人。",
    en = "The medical dispute office receives and registers the complaint and tells when the answer will "
      .. "come (normally within a week); then it asks the person responsible in the department, who writes "
      .. "a statement (normally within 2 days); medical affairs organises a discussion; the office informs "
      .. "the complainant.",
  },
  ["2"] = {
    kind = "duty",
    zh = "告知患者或家属三条途径：协商解决；经医学会鉴定后解决；通过司法途径解决。",
    en = "Patient or family are told three ways: negotiation; settlement after appraisal by the medical "
      .. "association; judicial channels.",
  },
}
