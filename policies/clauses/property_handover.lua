-- clauses/property_handover.lua - property management, 客服中心交接班制度: its register, clause by clause.
--
-- The words are ours, the numbers the source's.
return {
  ["1"] = {
    kind = "duty",
    zh = "接班的客服人员或夜间维修值班人员提前十五分钟到岗，现场办理交接手续。",
    en = "Whoever comes on duty, service or night maintenance staff, is on post 15 minutes early and "
      .. "completes the handover on the spot.",
  },
  ["2"] = {
    kind = "duty",
    zh = "交班人员交代遗留问题和注意事项；当班的维修、投诉和其他重大事项要有书面记录。",
    en = "Outgoing staff explain what is left over and what to mind; repairs, complaints and other major "
      .. "matters of the shift are in writing.",
  },
  ["3"] = {
    kind = "duty",
    zh = "交接时清点常用工具和设备；遗失或借出的，由遗失或借出的人负责。",
    en = "Tools and equipment in common use are counted over at handover; whoever lost or lent one "
      .. "answers for it.",
  },
  ["4"] = {
    kind = "duty",
    zh = "交班前打扫，接班人员检查；不合格的由交班人员整改后才可离岗。",
    en = "Cleaned before handover; the incoming person checks; what fails is put right by the outgoing "
      .. "person before leaving.",
  },
  ["5"] = {
    kind = "rule",
    zh = "接班人员未到的，值班人员留在岗位，直到接班人员到岗、交接完毕。",
    en = "If relief has not come, the person on duty stays until it has come and handover is done.",
  },
}
