"""Verifies an export of a ledger, written from grains/Grid.Ledger/FORMAT.md alone: verify_export.py FILE"""
import hashlib, json, sys

def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    assert not isinstance(value, float) and value is not None, "a fraction or null"
    return json.dumps(value, ensure_ascii=False)

def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:])).digest()

streams, leaves, hidden = {}, [], set()
for number, line in enumerate(open(sys.argv[1], "rb")):
    try:
        told = json.loads(line.decode("utf-8"))
        entry = told["entry"]
        body = canonical(entry).encode("utf-8")
        behind = entry["part"][0] > 1 and entry["stream"] in hidden
        hides = "shielded" in told and (behind or entry["type"] == "case.approach-recorded.v1")
        start = '{"lane":0,"position":%d,"hash":"%s",' % (number, told["hash"]) + '"shielded":true,' * hides + '"entry":'
        assert line == start.encode() + body + b"}\n", "another position, or not canonical"
        leaves.append(bytes.fromhex(told["hash"]) if hides else hashlib.sha256(b"\x00" + body).digest())
        hidden = {entry["stream"]} if hides else set()
        assert leaves[-1].hex() == told["hash"], "another hash"
        last, previous = streams.get(entry["stream"], ({"sequence": 0, "part": [1, 1], "recordedAt": ""}, "0" * 64))
        assert entry["sequence"] == last["sequence"] + 1 and entry["previous"] == previous, "a broken chain"
        assert entry["recordedAt"] >= last["recordedAt"], "an entry before its time"
        (at, of), (part, parts) = last["part"], entry["part"]
        assert (part, parts) == (at + 1, of) if at < of else 1 == part <= parts, "a command torn apart"
        streams[entry["stream"]] = entry, told["hash"]
    except (AssertionError, KeyError, TypeError, ValueError) as wrong:
        sys.exit("line %d: %s" % (number + 1, wrong))
print(len(leaves), len(streams), root(leaves).hex())
