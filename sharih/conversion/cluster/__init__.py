"""A Dask cluster as a place to convert; imported only where somebody names one."""

from sharih.conversion.cluster.connecting import cluster, scheduler_address
from sharih.conversion.cluster.executor import Cluster, ClusterError

__all__ = ["Cluster", "ClusterError", "cluster", "scheduler_address"]
