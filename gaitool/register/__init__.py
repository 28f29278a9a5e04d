"""The register of applications (台账): reading any office's own, and counting table 三 from it."""
