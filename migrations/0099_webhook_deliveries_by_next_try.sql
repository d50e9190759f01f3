CREATE INDEX webhook_deliveries_by_next_try ON webhook_deliveries (next_try_at);
