require "policy"
