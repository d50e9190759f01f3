-- The signature over what the QR code says, of certificates whose course has it in the code; NULL on all others.
ALTER TABLE certificates ADD COLUMN code_signature BYTEA;
