import type { PlatformTypes } from './resource-types.ts';

/** Types of OpenStack and of OVHcloud, which is built on it. */
export const openstackTypes: PlatformTypes = {
  roles: [
    ['openstack_blockstorage_volume', 'storage'],
    ['openstack_blockstorage_backup', 'backup'],
    ['openstack_objectstorage_container', 'storage'],
    ['openstack_objectstorage_object', 'other'],
    ['openstack_sharedfilesystem_share', 'storage'],
    ['openstack_db_instance', 'storage'],
    ['openstack_compute_instance', 'processing'],
    ['openstack_containerinfra_cluster', 'processing'],
    ['openstack_keymanager_secret', 'key'],
    ['ovh_cloud_project_database', 'storage'],
    ['ovh_cloud_project_storage', 'storage'],
    ['ovh_cloud_project_volume', 'storage'],
    ['ovh_cloud_project_instance', 'processing'],
    ['ovh_cloud_project_kube', 'processing'],
  ],
  harmless:
    /^(?:openstack_(?:networking_|compute_(?:keypair|secgroup|flavor|servergroup|quotaset|volume_attach|floatingip|interface_attach)|identity_|lb_|dns_|fw_|vpnaas_|bgpvpn_|blockstorage_(?:quotaset|volume_attach|volume_type)|objectstorage_tempurl|keymanager_order)|ovh_(?:iam_|me_|domain_|vrack|ip_|cloud_project_(?:network|user|region|gateway)|dedicated_server_networking))/,
};
