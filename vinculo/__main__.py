from vinculo.commands.main import main

raise SystemExit(main())
