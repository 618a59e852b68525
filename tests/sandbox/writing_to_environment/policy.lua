_ENV.string = nil
