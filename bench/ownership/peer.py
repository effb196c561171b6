"""The same register by python-igraph and SciPy: the foreign share of every company, and nothing else.

    python3 peer.py <folder> <people> <companies>

igraph finds the groups of companies that hold one another and orders them, holders first; SciPy then solves (I - W) x = b, which in
that order is triangular but for the loops. Prints one line of JSON, as share-and-control.ts does.
"""

import json
import resource
import sys
import time

import igraph
import numpy
import scipy
import scipy.sparse
import scipy.sparse.linalg

folder, people, companies = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
nodes = people + companies
steps = {}
since = started = time.process_time()


def step(name):
    global since
    now = time.process_time()
    steps[name] = round((now - since) * 1000)
    since = now


def columns(path):
    text = open(path, "rb").read().replace(b"\n", b",")
    return numpy.fromstring(text, dtype=numpy.float64, sep=",")


foreign = columns(f"{folder}/people.csv").reshape(-1, 2)[:, 1]
holdings = columns(f"{folder}/holdings.csv").reshape(-1, 3)
holders = holdings[:, 0].astype(numpy.int64)
issuers = holdings[:, 1].astype(numpy.int64)
shares = holdings[:, 2] / 100
del holdings
step("read")

between = holders >= people
graph = igraph.Graph(
    n=companies,
    edges=numpy.column_stack((holders[between] - people, issuers[between] - people)),
    directed=True,
)
groups = graph.connected_components(mode="strong")
# igraph numbers strongly connected components in a topological order.
order = numpy.argsort(numpy.asarray(groups.membership), kind="stable")
place = numpy.empty(companies, dtype=numpy.int64)
place[order] = numpy.arange(companies)
del graph
step("loops")

rows = place[issuers - people]
outside = numpy.bincount(
    rows[~between], weights=shares[~between] * foreign[holders[~between]], minlength=companies
)
inside = scipy.sparse.csc_matrix(
    (shares[between], (rows[between], place[holders[between] - people])), shape=(companies, companies)
)
matrix = (scipy.sparse.identity(companies, format="csc") - inside).tocsc()
step("matrix")
values = scipy.sparse.linalg.spsolve(matrix, outside, permc_spec="NATURAL")
step("look-through")
residual = float(numpy.abs(matrix @ values - outside).max())

print(
    json.dumps(
        {
            "seconds": time.process_time() - started,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "total": float(values.sum()),
            "residual": residual,
            "versions": {
                "python": sys.version.split()[0],
                "igraph": igraph.__version__,
                "scipy": scipy.__version__,
            },
            "steps": steps,
        }
    )
)
