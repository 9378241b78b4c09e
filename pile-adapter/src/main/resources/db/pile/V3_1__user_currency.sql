-- In which currency a user's wallet pays. Made of events alone, and can be made anew of them.
create table user_currency (
    user_id  text primary key,
    currency text not null
);
