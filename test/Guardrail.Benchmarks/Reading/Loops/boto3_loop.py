"""The script an engineer would write: boto3, every vault, every page, the sizes added up."""
import json
import resource
import sys
import time

import boto3

client = boto3.client("backup", endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="AKIATEST", aws_secret_access_key="secret")
start, points, size = time.time(), 0, 0
for vaults in client.get_paginator("list_backup_vaults").paginate():
    for vault in vaults["BackupVaultList"]:
        pages = client.get_paginator("list_recovery_points_by_backup_vault").paginate(
            BackupVaultName=vault["BackupVaultName"], ByResourceType="DynamoDB", PaginationConfig={"PageSize": 1000})
        for page in pages:
            for point in page["RecoveryPoints"]:
                points += 1
                size += point.get("BackupSizeInBytes", 0)
seconds, used = time.time() - start, resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"Points": points, "Bytes": size, "Seconds": seconds, "PeakMegabytes": used.ru_maxrss / 1024, "ProcessorSeconds": used.ru_utime + used.ru_stime, "Calls": 0}))
