import type { PlatformTypes } from './resource-types.ts';

/** Types of Microsoft Azure. */
export const azureTypes: PlatformTypes = {
  roles: [
    ['azurerm_storage_account', 'storage'],
    ['azurerm_storage_account_', 'other'],
    ['azurerm_storage_container', 'other'],
    ['azurerm_storage_blob', 'other'],
    ['azurerm_storage_share', 'other'],
    ['azurerm_storage_queue', 'other'],
    ['azurerm_storage_table', 'other'],
    ['azurerm_storage_management_policy', 'other'],
    ['azurerm_mssql_database', 'storage'],
    ['azurerm_mssql_server', 'storage'],
    ['azurerm_postgresql_flexible_server', 'storage'],
    ['azurerm_cosmosdb_account', 'storage'],
    ['azurerm_managed_disk', 'storage'],
    ['azurerm_container_registry', 'storage'],
    ['azurerm_recovery_services_vault', 'backup'],
    ['azurerm_data_protection_backup_vault', 'backup'],
    ['azurerm_key_vault_key', 'key'],
    ['azurerm_key_vault', 'key'],
    ['azurerm_linux_virtual_machine', 'processing'],
    ['azurerm_windows_virtual_machine', 'processing'],
    ['azurerm_kubernetes_cluster', 'processing'],
    ['azurerm_linux_function_app', 'processing'],
    ['azurerm_log_analytics_workspace', 'telemetry'],
    ['azurerm_application_insights', 'telemetry'],
  ],
  harmless:
    /^(?:azurerm_(?:resource_group|virtual_network|subnet|network_|public_ip|role_|user_assigned|policy_|management_|monitor_|private_|dns_|lb|route|nat_|application_security|availability_set|key_vault_access|log_analytics_(?:solution|linked)|proximity|consumption_|firewall|bastion_))/,
};
