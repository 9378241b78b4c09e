# Makes the environment of the request files from data/sandbox.json and data/platform.json; see README.md.
def key_id: split("_")[2];
.[0] as $sandbox | .[1] as $platform |
([$sandbox.devices[] | select(.simulated)]) as $live |
{
  sandbox: {
    baseUrl: $sandbox.baseUrl,
    apiKey: $sandbox.apiKey,
    keyId: ($sandbox.apiKey | key_id),
    platformKey: $platform.apiKey,
    platformKeyId: $platform.keyId,
    fleetKey: $sandbox.customers[1].apiKey,
    fleetKeyId: ($sandbox.customers[1].apiKey | key_id),
    operatorId: $sandbox.operatorId,
    userId: $sandbox.users[0].id,
    userTag: $sandbox.users[0].tag,
    otherUserId: $sandbox.users[1].id,
    siteId: $sandbox.sites[0].id,
    planId: $sandbox.pricePlans[0].id,
    pileId: $live[4].id,
    otherPileId: $live[3].id,
    toSettleOrderId: $sandbox.history.toSettleOrderId,
    foreignSiteId: $sandbox.neighbour.sites[0].id,
    SSLConfiguration: { verifyHostCertificate: false }
  }
}
