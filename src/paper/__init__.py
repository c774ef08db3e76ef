"""The print shop: everything that leaves the system as a file is made here, and files handed in are read here.

Pure Python: it knows neither Django nor the law, only typed contracts and the layout of state documents
(NĐ 30/2020/NĐ-CP, Phụ lục I). Every maker takes one contract and gives the bytes of one file, and the same
contract always gives the same bytes, so that a digest of a paper means something.
"""
