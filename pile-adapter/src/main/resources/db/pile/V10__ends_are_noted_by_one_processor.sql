-- Who notes that charges by one-time tags are over notes it of those by cards too; another processor did before. What it had
-- not come to is told by the piles themselves.
update card_charge set over = true
from pile_transaction
where pile_transaction.transaction_id = card_charge.transaction_id and stopped_at is not null and not over;

-- On new data there is no such table yet.
do $$
begin
    if to_regclass('token_entry') is not null then
        delete from token_entry where processor_name = 'pile.card-charges';
    end if;
end
$$;
