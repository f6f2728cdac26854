global using Names = Linking.Plugins.Schema.Names;
