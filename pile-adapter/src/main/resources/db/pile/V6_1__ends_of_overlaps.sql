-- A former password that is good for a while longer ends later: then the links end that are older than that.
alter table barred_link add column links_from_later timestamptz;
