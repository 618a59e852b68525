#!/usr/bin/lua
while true do end
