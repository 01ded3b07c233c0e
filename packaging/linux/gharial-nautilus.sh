#!/bin/sh
# "Send with Gharial" for Nautilus, Nemo and Caja: put it, executable, into their scripts folder
# (~/.local/share/nautilus/scripts/Send with Gharial).
exec gharial -- "$@"
